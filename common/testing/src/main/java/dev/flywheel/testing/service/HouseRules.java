package dev.flywheel.testing.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.modulith.core.ApplicationModules;

/** The rules every service is built by; one test per service calls {@link #check}. */
public final class HouseRules {

    private HouseRules() {}

    /** Checks feature boundaries, and what the house forbids. */
    public static void check(Class<?> application) {
        ApplicationModules.of(application).verify();
        String root = application.getPackageName();
        JavaClasses own = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        timeComesFromTheClock(own);
        entitiesAndRepositoriesStayInside(own);
        servicesDependOnCommonOnly(own, root);
    }

    private static void timeComesFromTheClock(JavaClasses own) {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .because("time comes from the injected Clock")
                .check(own);
        noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .because("time comes from the injected Clock")
                .check(own);
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from the injected Clock")
                .check(own);
        noClasses()
                .should()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("business time is UTC")
                .check(own);
    }

    private static void entitiesAndRepositoriesStayInside(JavaClasses own) {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(own);
        classes()
                .that()
                .areAssignableTo("org.springframework.data.repository.Repository")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(own);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .because("state changes are verbs")
                .allowEmptyShould(true)
                .check(own);
    }

    private static void servicesDependOnCommonOnly(JavaClasses own, String root) {
        noClasses()
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "another service",
                        type -> type.getPackageName().startsWith("dev.flywheel.")
                                && !type.getPackageName().startsWith(root)
                                && !type.getPackageName().startsWith("dev.flywheel.domain")
                                && !type.getPackageName().startsWith("dev.flywheel.contracts")
                                && !type.getPackageName().startsWith("dev.flywheel.service")))
                .check(own);
    }
}

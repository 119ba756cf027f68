package dev.flywheel.service.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "the secret of one installation, long enough";

    private final Vault vault = new Vault(SECRET, "tests", "start with the other secret");

    @Test
    void opensWhatItSealed() {
        byte[] sealed = vault.seal("k1", PLAIN);
        assertThat(sealed).hasSize(PLAIN.length + 44);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("private");
        assertThat(vault.open("k1", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(vault.seal("k1", PLAIN)).isNotEqualTo(vault.seal("k1", PLAIN));
    }

    @Test
    void opensNothingForAnotherSecretPurposeOrRow() {
        byte[] sealed = vault.seal("k1", PLAIN);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new Vault("another secret", "tests", "start with the other secret").open("k1", sealed))
                .withMessage("start with the other secret");
        assertThatIllegalStateException().isThrownBy(() -> new Vault(SECRET, "something else", "").open("k1", sealed));
        assertThatIllegalStateException().isThrownBy(() -> vault.open("k2", sealed));
    }

    @Test
    void noticesEveryByteThatIsChangedOrCutOff() {
        byte[] sealed = vault.seal("k1", PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatIllegalStateException().isThrownBy(() -> vault.open("k1", cut));
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> vault.open("k1", changed));
        }
    }
}

# One file for all services: docker build --build-arg MODULE=orders-service .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Every module is built once; the images of the other services reuse this layer.
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -Dmaven.test.skip=true -DskipTests package

FROM eclipse-temurin:25-jdk AS layers
ARG MODULE
WORKDIR /app
COPY --from=build /src/${MODULE}/target/${MODULE}-*-exec.jar app.jar
# A plain class path starts faster than nested jars.
RUN java -Djarmode=tools -jar app.jar extract --destination extracted && mv extracted/app.jar extracted/run.jar

FROM eclipse-temurin:25-jre
RUN groupadd --system flywheel && useradd --system --gid flywheel --home-dir /app flywheel \
    && mkdir -p /app /data && chown flywheel /data
WORKDIR /app
COPY --from=layers /app/extracted/lib lib
COPY --from=layers /app/extracted/run.jar run.jar
COPY docker/healthy /usr/local/bin/healthy
USER flywheel
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "run.jar"]

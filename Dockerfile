# One file for all services: docker build --build-arg MODULE=orders-service .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Does not name the module, so it runs once for all images. The cache keeps Maven's downloads between builds.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dmaven.test.skip=true -pl '!standalone,!benchmarks' package && docker/layers /out

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 flywheel && useradd --uid 10001 --gid flywheel --home-dir /app --no-create-home flywheel \
    && mkdir /app /data && chown flywheel:flywheel /data
WORKDIR /app
COPY --chmod=755 docker/healthy /usr/local/bin/healthy
# What all services share comes first and is stored once; what changes with every build comes last.
COPY --from=build /out/shared lib
ARG MODULE
COPY --from=build /out/${MODULE} own
USER 10001
# One allocator for all threads, and a heap that leaves the rest of a small container to classes and compiled code.
ENV MALLOC_ARENA_MAX=2
# One collector thread for small heaps: the concurrent one took a tenth of a checkout's processor time.
# Names of services are asked again soon, since a container that comes back may have another address.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=40", "-XX:ReservedCodeCacheSize=128m", "-XX:+ExitOnOutOfMemoryError", \
    "-Dsun.net.inetaddr.ttl=2", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "@own/start"]

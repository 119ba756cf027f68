/** Turns whatever goes wrong into {@code application/problem+json} (RFC 9457), the same everywhere. */
@NullMarked
package dev.flywheel.service.problem;

import org.jspecify.annotations.NullMarked;

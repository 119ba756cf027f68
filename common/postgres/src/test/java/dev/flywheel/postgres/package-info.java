/** The embedded PostgreSQL started, stopped, killed and found again. */
@NullMarked
package dev.flywheel.postgres;

import org.jspecify.annotations.NullMarked;

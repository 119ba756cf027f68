/** A PostgreSQL that comes with the program: unpacked, started, kept and stopped by it. No Spring, no JUnit. */
@NullMarked
package dev.flywheel.postgres;

import org.jspecify.annotations.NullMarked;

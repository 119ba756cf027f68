/** What tests of every service stand on: a real PostgreSQL, faults on the wire, counted SQL, bounded waiting. */
@NullMarked
package dev.flywheel.testing;

import org.jspecify.annotations.NullMarked;

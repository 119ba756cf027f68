/** Everything in one JVM: PostgreSQL, the payment simulator, all services, and what is played on them. */
@NullMarked
package dev.flywheel.standalone;

import org.jspecify.annotations.NullMarked;

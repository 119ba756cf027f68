/** What members got for their money, as orders tells it. */
@NullMarked
package dev.flywheel.prime.benefit;

import org.jspecify.annotations.NullMarked;

/** How sellers serve shoppers: what they promised, what they sent, and what is told of it. */
@NullMarked
package dev.flywheel.seller.performance;

import org.jspecify.annotations.NullMarked;

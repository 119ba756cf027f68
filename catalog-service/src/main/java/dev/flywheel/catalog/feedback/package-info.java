/** What buyers say of sellers. */
@NullMarked
package dev.flywheel.catalog.feedback;

import org.jspecify.annotations.NullMarked;

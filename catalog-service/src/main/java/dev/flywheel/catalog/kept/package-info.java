/** Answers that are rendered once and sent to many, until what they show changes. */
@NullMarked
package dev.flywheel.catalog.kept;

import org.jspecify.annotations.NullMarked;

/** What sells best, and what is new, in each category. */
@NullMarked
package dev.flywheel.catalog.bestseller;

import org.jspecify.annotations.NullMarked;

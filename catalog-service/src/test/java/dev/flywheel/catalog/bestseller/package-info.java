/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.bestseller;

import org.jspecify.annotations.NullMarked;

/** Tests of attribute. */
@NullMarked
package dev.flywheel.catalog.attribute;

import org.jspecify.annotations.NullMarked;

/** Reviews of products: written by customers, voted on, answered by sellers, moderated by operators. */
@NullMarked
package dev.flywheel.catalog.review;

import org.jspecify.annotations.NullMarked;

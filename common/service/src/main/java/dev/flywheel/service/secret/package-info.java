/** Keeps in the database what nobody may read there. */
@NullMarked
package dev.flywheel.service.secret;

import org.jspecify.annotations.NullMarked;

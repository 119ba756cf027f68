/** The description of a service's public API, stable enough to be committed and compared. */
@NullMarked
package dev.flywheel.service.openapi;

import org.jspecify.annotations.NullMarked;

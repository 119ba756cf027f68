/** What every request passes: trace, body limit, API version, and how JSON is read and written. */
@NullMarked
package dev.flywheel.service.web;

import org.jspecify.annotations.NullMarked;

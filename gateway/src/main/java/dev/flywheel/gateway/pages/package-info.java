/** Pages for people: a welcome, the API documents, the operator's console. */
@NullMarked
package dev.flywheel.gateway.pages;

import org.jspecify.annotations.NullMarked;

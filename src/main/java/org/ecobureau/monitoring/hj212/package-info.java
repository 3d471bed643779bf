/**
 * Takes the data that loggers of monitoring stations send over TCP by HJ 212-2017. May use monitoring and what that may use.
 */
package org.ecobureau.monitoring.hj212;

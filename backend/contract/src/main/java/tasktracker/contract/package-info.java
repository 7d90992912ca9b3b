/** What travels on the wire, shared by the functions and the tool: resources, requests, error codes, limits, JSON. */
package tasktracker.contract;

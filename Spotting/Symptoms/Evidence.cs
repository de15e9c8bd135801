namespace Evolution.Spotting.Symptoms;

/// <summary>A line that shows a symptom.</summary>
/// <param name="File">The path of the file relative to the analyzed folder.</param>
/// <param name="Line">The line number, starting at 1.</param>
/// <param name="Services">The services that it couples: the service that the line configures, and another one that shares the resource. For a call: the caller and the callee.</param>
/// <param name="Resource">The shared server, library or file. For a call: the setting that holds the address.</param>
public sealed record Evidence(string File, int Line, IReadOnlyList<string> Services, string Resource);

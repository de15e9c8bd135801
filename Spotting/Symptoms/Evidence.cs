namespace Evolution.Spotting.Symptoms;

/// <summary>What shows a symptom.</summary>
/// <param name="File">The file, relative to the folder that was examined.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Services">The services that it couples: the one that the line is about, and one that shares the thing with it; for a call the caller, and the one that is called.</param>
/// <param name="Resource">What they share: a server, a library, a file; for a call the setting that holds the address.</param>
public sealed record Evidence(string File, int Line, IReadOnlyList<string> Services, string Resource);

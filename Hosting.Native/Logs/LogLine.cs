namespace Evolution.Hosting.Native;

/// <summary>A line of a resource's log.</summary>
/// <param name="LineNumber">Counts from 1, from the first line that was still kept.</param>
/// <param name="Content">The line, after its time in UTC and a blank.</param>
/// <param name="IsErrorMessage">Whether it was written to standard error.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

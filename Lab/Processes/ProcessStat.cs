using System.Globalization;

namespace Evolution.Lab.Processes;

/// <summary>What <c>/proc/ID/stat</c> says of a process, on Linux.</summary>
/// <param name="HasEnded">Whether it has ended and only waits for its parent to take its exit code (a zombie).</param>
/// <param name="Parent">The id of its parent.</param>
public readonly record struct ProcessStat(bool HasEnded, int Parent)
{
    /// <summary>Reads it.</summary>
    /// <returns>Null where there is no such process, or no <c>/proc</c>.</returns>
    public static ProcessStat? Of(int id)
    {
        try
        {
            // The name before these fields is in brackets and may itself hold brackets and blanks.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ', 3);
            return new(fields[0] is "Z" or "X", int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}

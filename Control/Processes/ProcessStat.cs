using System.Globalization;

namespace Evolution.Control.Processes;

/// <summary>The state of a process on Linux, read from <c>/proc/ID/stat</c>.</summary>
/// <param name="HasExited">Whether the process has exited and is only waiting for its parent to read its exit code (a zombie).</param>
/// <param name="ParentId">The process ID of its parent.</param>
/// <param name="ProcessorSeconds">The CPU time that it has used, in seconds.</param>
public readonly record struct ProcessStat(bool HasExited, int ParentId, double ProcessorSeconds)
{
    // USER_HZ, which Linux fixes at 100 for programs that read /proc.
    const double TicksPerSecond = 100;

    /// <summary>Reads the state of a process.</summary>
    /// <returns>Null if the process or <c>/proc</c> does not exist.</returns>
    public static ProcessStat? Of(int id)
    {
        try
        {
            // The process name before these fields is in parentheses and may itself contain parentheses and spaces.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new(fields[0] is "Z" or "X", int.Parse(fields[1], CultureInfo.InvariantCulture), (ParseTicks(fields[11]) + ParseTicks(fields[12])) / TicksPerSecond);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static long ParseTicks(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}

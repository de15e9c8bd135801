using System.Globalization;

namespace Evolution.Lab.Experiments;

/// <summary>Counters of the operating system that show whether something outside the shop took its CPU time. Linux only.</summary>
/// <param name="StolenTicks">The CPU time that the hypervisor gave to other virtual machines, in ticks since the start of the machine.</param>
/// <param name="TotalTicks">The CPU time of all processors, in ticks.</param>
/// <param name="PressureMicroseconds">The time in which at least one runnable process waited for a processor, in microseconds (pressure stall information).</param>
/// <param name="At">The time of the reading.</param>
public sealed record MachineLoad(long StolenTicks, long TotalTicks, long? PressureMicroseconds, DateTimeOffset At)
{
    const string StatisticsFile = "/proc/stat", PressureFile = "/proc/pressure/cpu", TotalField = "total=";
    const int StolenColumn = 7, LastColumn = 7;

    /// <summary>Reads the counters; null if the operating system does not have them.</summary>
    public static MachineLoad? Read()
    {
        if (!File.Exists(StatisticsFile)) return null;

        // cpu user nice system idle iowait irq softirq steal guest guest_nice: the last two are contained in the first two.
        long[] ticks = [.. File.ReadLines(StatisticsFile).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(LastColumn + 1).Select(value => long.Parse(value, CultureInfo.InvariantCulture))];
        return new(ticks[StolenColumn], ticks.Sum(), ReadPressure(), DateTimeOffset.UtcNow);
    }

    /// <summary>Returns the share of the CPU time since an earlier reading that was stolen, 0 to 1.</summary>
    public double GetStolenShare(MachineLoad earlier) => TotalTicks == earlier.TotalTicks ? 0 : (double)(StolenTicks - earlier.StolenTicks) / (TotalTicks - earlier.TotalTicks);

    /// <summary>Returns the share of the time since an earlier reading in which a runnable process waited for a processor, 0 to 1; null if the kernel does not report it.</summary>
    public double? GetPressureShare(MachineLoad earlier) => (PressureMicroseconds - earlier.PressureMicroseconds) / (At - earlier.At).TotalMicroseconds;

    static long? ReadPressure()
    {
        try
        {
            var total = File.ReadLines(PressureFile).First().Split(' ').First(field => field.StartsWith(TotalField, StringComparison.Ordinal));
            return long.Parse(total[TotalField.Length..], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The kernel was built or started without pressure stall information.
            return null;
        }
    }
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Evolution.Lab.Results;

/// <summary>The machine and the software on which the figures were measured.</summary>
/// <param name="Processors">The number of processors, which services, stores and the load generator share.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="LoadAverage">The load average of the preceding minute; null if the operating system does not report it.</param>
public sealed record MachineFacts(int Processors, string System, string Runtime, double? LoadAverage)
{
    /// <summary>Collects the facts about this machine.</summary>
    public static MachineFacts Collect() => new(Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        OperatingSystem.IsLinux() ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Processors} processors, {System}, {Runtime}{(LoadAverage is { } load ? $", load average {load:0.00} before" : "")}");
}

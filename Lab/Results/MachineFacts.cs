using System.Globalization;
using System.Runtime.InteropServices;

namespace Evolution.Lab.Results;

/// <summary>What the figures were measured on, without which they mean nothing.</summary>
/// <param name="Processors">How many processors there are for everything: services, stores and load.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="LoadAverage">How many processes wanted a processor in the minute before; null where the system does not tell.</param>
public sealed record MachineFacts(int Processors, string System, string Runtime, double? LoadAverage)
{
    /// <summary>Looks at this machine.</summary>
    public static MachineFacts Look() => new(Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        OperatingSystem.IsLinux() ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Processors} processors, {System}, {Runtime}{(LoadAverage is { } load ? $", load average {load:0.00} before" : "")}");
}

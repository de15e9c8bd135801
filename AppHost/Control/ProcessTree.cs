using System.Diagnostics;
using Evolution.Control;
using Evolution.Control.Processes;

namespace Evolution.AppHost.Control;

/// <summary>Sums the resource usage of a process and its descendants.</summary>
static class ProcessTree
{
    /// <summary>Returns the usage of the process and its descendants. Descendants are included on Linux only.</summary>
    /// <returns>Null if the process has exited.</returns>
    public static ResourceUsage? GetUsage(int root)
    {
        var processes = OperatingSystem.IsLinux() ? ProcessDescendants.Of(root).Select(Read).OfType<ResourceUsage>().ToArray() : ReadOne(root);
        return processes is [] ? null : new(processes.Length, processes.Sum(process => process.MemoryBytes), processes.Sum(process => process.ProcessorSeconds));
    }

    static ResourceUsage? Read(int id) => ProcessStat.Of(id) is { } stat ? new(1, ProportionalMemory.Of([id]), stat.ProcessorSeconds) : null;

    static ResourceUsage[] ReadOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return [new(1, process.WorkingSet64, process.TotalProcessorTime.TotalSeconds)];
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return [];
        }
    }
}

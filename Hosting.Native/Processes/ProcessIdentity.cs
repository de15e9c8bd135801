using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Evolution.Hosting.Native;

/// <summary>A process, told apart from a later one with the same id by when it started.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Started">On Linux clock ticks since boot, elsewhere ticks of UTC.</param>
sealed record ProcessIdentity(int Id, long Started)
{
    public static ProcessIdentity Current => Of(Environment.ProcessId)!;

    /// <summary>The process that has this id now.</summary>
    /// <returns>Null where there is none, or only its remains.</returns>
    public static ProcessIdentity? Of(int id)
    {
        if (OperatingSystem.IsLinux()) return ProcessStatus.Read(id) is { IsDead: false } status ? new(id, status.Started) : null;
        try
        {
            using var process = Process.GetProcessById(id);
            return new(id, process.StartTime.ToUniversalTime().Ticks);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    [JsonIgnore]
    public bool IsAlive => Of(Id) == this;

    /// <summary>Kills the process, unless it is gone and its id belongs to another one.</summary>
    public bool Kill() => IsAlive && Signals.Send(Id, Signals.Kill);
}

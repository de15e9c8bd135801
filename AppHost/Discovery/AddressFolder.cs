using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Evolution.AppHost.Discovery;

/// <summary>A temporary folder of this app host that only the current user can access.</summary>
sealed class AddressFolder
{
    const string Name = "evolution-addresses";

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Name}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");

    /// <summary>Creates the folder, and removes the folders of hosts that were killed before they could remove them.</summary>
    public void Create()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), $"{Name}-*"))
        {
            if (!IsInUse(folder)) Delete(folder);
        }
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Delete() => Delete(Path);

    static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder was never created, another host has already removed it, or it belongs to another user.
        }
    }

    static bool IsInUse(string folder)
    {
        if (!int.TryParse(folder.Split('-')[^2], CultureInfo.InvariantCulture, out var id)) return true;
        try
        {
            using var host = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

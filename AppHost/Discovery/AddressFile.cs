using System.Text.Json;

namespace Evolution.AppHost.Discovery;

/// <summary>The file with the addresses of one topology's services. Each service watches it and reads it as configuration.</summary>
sealed class AddressFile
{
    /// <summary>The folder of the file, which contains no other files, because a file watcher reports every change in the folder.</summary>
    public AddressFolder Folder { get; } = new();

    public string Path => System.IO.Path.Combine(Folder.Path, "addresses.json");

    /// <summary>Writes the address of each service atomically, so that no service reads a partial file.</summary>
    public void Write(IReadOnlyDictionary<string, string> addresses)
    {
        var temporaryPath = $"{Path}.tmp";
        File.WriteAllText(temporaryPath, JsonSerializer.Serialize(new { services = addresses.ToDictionary(service => service.Key, service => new { http = new[] { service.Value } }) }));
        File.Move(temporaryPath, Path, overwrite: true);
    }
}

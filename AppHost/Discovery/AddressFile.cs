using System.Text.Json;

namespace Evolution.AppHost.Discovery;

/// <summary>Says where the services of one topology are. Each of them watches the file, and reads it as configuration.</summary>
sealed class AddressFile
{
    /// <summary>A folder of its own, since a file watcher reports every change in the folder of its file.</summary>
    public AddressFolder Folder { get; } = new();

    public string Path => System.IO.Path.Combine(Folder.Path, "addresses.json");

    /// <summary>Publishes the address of each service in one step, so that nobody reads half of it.</summary>
    public void Write(IReadOnlyDictionary<string, string> addresses)
    {
        var half = $"{Path}.half";
        File.WriteAllText(half, JsonSerializer.Serialize(new { services = addresses.ToDictionary(service => service.Key, service => new { http = new[] { service.Value } }) }));
        File.Move(half, Path, overwrite: true);
    }
}

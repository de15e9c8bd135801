using System.Text.Json;

namespace Evolution.Hosting.Native;

/// <summary>A run's record on disk: always whole, since it is replaced in one step.</summary>
static class RunRecordFile
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where the record of a run is, for as long as its host runs.</summary>
    public static string PathOf(StateFolder state, string run) => Path.Combine(state.Runs, $"{run}.json");

    public static void Write(string path, RunRecord record)
    {
        var half = $"{path}.half";
        PrivateFile.Write(half, JsonSerializer.Serialize(record, Json));
        File.Move(half, path, overwrite: true);
    }

    /// <summary>Reads a record.</summary>
    /// <returns>Null where it is gone, or is none.</returns>
    public static RunRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), Json) is { Host: not null, Folder: not null } record ? record : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException)
        {
            return null;
        }
    }
}

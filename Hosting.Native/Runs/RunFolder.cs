using System.Text.Json;

namespace Evolution.Hosting.Native;

/// <summary>
/// A run's folder for data. It is among the temporary files and not in the clone, since PostgreSQL must run as another user
/// than root, who could not reach a clone below <c>/root</c>.
/// </summary>
static class RunFolder
{
    public const string Prefix = "evolution-";
    const string OwnerFile = "host.json";
    const int MostTries = 20;
    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public static string Make(string run, StateFolder state)
    {
        var folder = PrivateFile.MakeFolder(Path.Combine(Path.GetTempPath(), Prefix + run), passable: SystemUser.IsRoot);
        PrivateFile.Write(Path.Combine(folder, OwnerFile), JsonSerializer.Serialize(new Owner(HostIdentity.Current, state.Path)));
        return folder;
    }

    /// <summary>Whose folder it is.</summary>
    /// <returns>Null where it does not say so, or not to us.</returns>
    public static Owner? OwnerOf(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<Owner>(File.ReadAllText(Path.Combine(folder, OwnerFile)));
        }
        catch (Exception foreign) when (foreign is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Deletes a run's folder, and nothing that is none.</summary>
    public static void Delete(string folder)
    {
        if (!Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal)) return;
        for (var tries = 1; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tries < MostTries)
            {
                // Something that was just killed wrote its last file while the folder was being emptied, or another host empties it too.
                Thread.Sleep(LookAgain);
            }
        }
    }

    public sealed record Owner(HostIdentity Host, string StateFolder);
}

namespace Evolution.Board.Comparing;

/// <summary>Addresses that say which runs they show.</summary>
static class RunAddress
{
    /// <summary>The address of a path for some runs: <c>?run=FOLDER</c>, once for each.</summary>
    public static string Of(string path, IEnumerable<string> folders) => path + QueryString.Create(folders.Select(folder => KeyValuePair.Create("run", (string?)folder)));
}

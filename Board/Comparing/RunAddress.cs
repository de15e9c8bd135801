namespace Evolution.Board.Comparing;

/// <summary>Builds addresses whose query string selects the runs to show.</summary>
static class RunAddress
{
    /// <summary>Returns a path with <c>?run=FOLDER</c>, once for each run.</summary>
    public static string Of(string path, IEnumerable<string> folders) => path + QueryString.Create(folders.Select(folder => KeyValuePair.Create("run", (string?)folder)));
}

namespace Evolution.Lab.Hosts;

/// <summary>Serializes the builds of concurrent commands, which would write the same files.</summary>
public static class BuildTurn
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for its turn. Disposing the result releases the turn; so does the end of the process, however it ends.</summary>
    public static async Task<IDisposable> TakeAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}

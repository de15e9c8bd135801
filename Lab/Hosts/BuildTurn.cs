namespace Evolution.Lab.Hosts;

/// <summary>Lets one command after the other build, since two at once would write the same files.</summary>
public static class BuildTurn
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the turn; disposing it gives the turn to the next. It ends with the process, however that ends.</summary>
    public static async Task<IDisposable> TakeAsync(string file, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}

namespace Evolution.Hosting.Native;

/// <summary>Has a value that is known once the application is built.</summary>
public interface IValueProvider
{
    /// <exception cref="InvalidOperationException">It is not known yet.</exception>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

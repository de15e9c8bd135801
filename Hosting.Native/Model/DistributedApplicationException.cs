namespace Evolution.Hosting.Native;

/// <summary>The application is put together wrongly, or cannot do what was asked; the message is for the user.</summary>
public class DistributedApplicationException : Exception
{
    public DistributedApplicationException(string message) : base(message)
    {
    }

    public DistributedApplicationException(string message, Exception inner) : base(message, inner)
    {
    }
}

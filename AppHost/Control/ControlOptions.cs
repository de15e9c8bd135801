namespace Evolution.AppHost.Control;

/// <summary>Settings of the control server, from the <c>Control</c> section: environment variables such as <c>Control__Token</c>.</summary>
sealed class ControlOptions
{
    /// <summary>The bearer token that every request must carry; random unless the process that starts the host sets it.</summary>
    public required string Token { get; set; }

    /// <summary>The path of the file to which the server's address and token are written once it listens. Only this user can read the file.</summary>
    public required string File { get; set; }

    /// <summary>The link to Aspire's dashboard, including its login token; null if there is no dashboard.</summary>
    public string? Dashboard { get; set; }

    /// <summary>Whether the host stops when its standard input ends, so that it does not outlive the command that started it.</summary>
    public bool StopWithInput { get; set; }
}

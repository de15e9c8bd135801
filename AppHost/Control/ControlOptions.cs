namespace Evolution.AppHost.Control;

/// <summary>Settings of the control server, from the section <c>Control</c>: environment variables such as <c>Control__Token</c>.</summary>
sealed class ControlOptions
{
    /// <summary>The bearer token that every request must carry; random unless the process that starts the host sets it.</summary>
    public required string Token { get; set; }

    /// <summary>Where to write the server's address and token once it listens, readable by this user only.</summary>
    public required string File { get; set; }

    /// <summary>The link to Aspire's dashboard, with the token that opens it; null where there is none.</summary>
    public string? Dashboard { get; set; }

    /// <summary>Stops the host when its standard input ends, so that it does not outlive the command that started it.</summary>
    public bool StopWithInput { get; set; }
}

namespace Evolution.Spotting.Compose;

/// <summary>A link to another service, and the name by which that one is reached.</summary>
sealed record Link(string Target, string? Alias, Place Place)
{
    /// <summary>The links of a service: <c>- db</c> and <c>- db:database</c>.</summary>
    public static IEnumerable<Link> Of(Part service, string attribute) => Forms.Several(service[attribute]).Where(item => item.Text is not null).Select(item =>
    {
        var colon = item.Text!.IndexOf(':');
        return colon < 0 ? new Link(item.Text, null, item.Place) : new(item.Text[..colon], item.Text[(colon + 1)..], item.Place);
    });
}

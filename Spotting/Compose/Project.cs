namespace Evolution.Spotting.Compose;

/// <summary>What is started in one go.</summary>
/// <param name="Unit">Its first file.</param>
/// <param name="Root">Its files, merged.</param>
/// <param name="Variables">Its variables.</param>
sealed record Project(string Unit, MapPart Root, Variables Variables)
{
    public IReadOnlyList<Member> Services { get; } = Root["services"]?.Members ?? [];
}

using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting.Parts;

/// <summary>What a part was taken for, in words.</summary>
static class RoleWord
{
    public static string Of(Role role) => role switch
    {
        Role.Router => "service that routes",
        Role.OtherInfrastructure => "other infrastructure",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether it counts as a service of the system's own.</summary>
    public static bool IsService(Role role) => role is Role.Service or Role.Router;
}

using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>How far an experiment is, for people.</summary>
static class CourseWords
{
    public static string Of(CourseStage stage) => stage switch
    {
        CourseStage.Waiting => "gets ready",
        CourseStage.WarmingUp => "warms up",
        CourseStage.Steady => "is steady",
        CourseStage.Fault => "suffers the fault",
        CourseStage.Recovering => "recovers",
        _ => "has its books checked",
    };
}

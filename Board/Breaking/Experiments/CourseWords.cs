using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>Describes the progress of an experiment in words.</summary>
static class CourseWords
{
    /// <summary>Describes an experiment on all its topologies.</summary>
    public static string Of(ExperimentRun run) => $"{run.Fault.Name}: {string.Join("; ", run.Courses.Select(course => $"{course.Title} {course.Stage}"))}";

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

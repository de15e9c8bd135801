using Evolution.Board.Comparing;
using Evolution.Lab;

namespace Evolution.Board.Tests.Comparing;

public sealed class ResultsLibraryTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    ResultsLibrary Library => new(() => Path.Combine(folder.Path, "results"));

    public ResultsLibraryTests() => Directory.CreateDirectory(Path.Combine(folder.Path, "results"));

    [Fact]
    public void Runs_are_ordered_from_newest_to_oldest()
    {
        Save("z", 3);
        Save("a", 5);
        Save("m", 4);

        Library.List().Readable.Select(run => run.Folder).ShouldBe(["a", "m", "z"]);
        Library.List().FindNewest()!.Title.ShouldBe("2026-05-05 09:30: phases 0, 1, 2, 3, stores run as processes, full");
    }

    [Fact]
    public void The_newest_run_is_found_per_kind()
    {
        Save("phases", 3);
        folder.SaveResults("results/experiment", SampleComparison.Experiment().StartedOn(4));
        folder.SaveResults("results/aspects", SampleComparison.Aspects().StartedOn(5));

        Library.List().FindNewest("phases")!.Folder.ShouldBe("phases");
        Library.List().FindNewest("aspects")!.Title.ShouldBe("2026-05-05 09:30: phase 0 and 2 aspects, stores run as processes, full");
        Library.ReadNewestPhaseComparison()!.StartedAt.Day.ShouldBe(3);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("../results/inside")]
    [InlineData("inside/")]
    [InlineData("inside/../../outside")]
    [InlineData("./inside")]
    [InlineData("")]
    public void Only_the_name_of_a_results_folder_is_accepted(string name)
    {
        Save("inside", 3);
        folder.SaveResults("outside", SampleComparison.Phases());

        Should.Throw<LabException>(() => Library.Read(name)).Message.ShouldBe($"There are no results called '{name}'.");
        Should.Throw<LabException>(() => Library.Read(Path.Combine(folder.Path, "outside")));
        Library.Read("inside").StartedAt.Day.ShouldBe(3);
    }

    [Fact]
    public void Unreadable_runs_are_listed_with_a_reason()
    {
        Save("readable", 3);
        folder.Write("results/broken/results.json", "{");
        folder.Write("results/other/notes.txt", "");

        var runs = Library.List();

        runs.Readable.ShouldHaveSingleItem().Folder.ShouldBe("readable");
        var unreadable = runs.Unreadable.ShouldHaveSingleItem();
        unreadable.Folder.ShouldBe("broken");
        unreadable.Reason.ShouldContain("cannot be read");
    }

    [Fact]
    public void A_changed_file_is_read_again()
    {
        var library = Library;
        Save("run", 3);
        library.List().FindNewest()!.StartedAt.Day.ShouldBe(3);

        Save("run", 4);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "results", "run", "results.json"), DateTime.UtcNow.AddMinutes(1));

        library.List().FindNewest()!.StartedAt.Day.ShouldBe(4);
    }

    [Fact]
    public void A_missing_repository_or_folder_is_reported()
    {
        var library = new ResultsLibrary(() => throw new LabException("No repository."));

        Should.Throw<LabException>(library.List).Message.ShouldBe("No repository.");
        Should.Throw<LabException>(() => new ResultsLibrary(() => Path.Combine(folder.Path, "missing")).List()).Message.ShouldStartWith("The results cannot be listed");
        library.ReadNewestPhaseComparison().ShouldBeNull();
    }

    public void Dispose() => folder.Dispose();

    void Save(string name, int day) => folder.SaveResults($"results/{name}", SampleComparison.Phases().StartedOn(day));
}

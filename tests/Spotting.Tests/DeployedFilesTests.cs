using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests;

/// <summary><c>evo spot</c> finds the expected symptoms in the deployment files of each phase. The shared library stays unknown because images do not contain source.</summary>
public sealed class DeployedFilesTests
{
    [Theory]
    [InlineData("deploy/phase-0", SymptomIds.SharedDatabase, SymptomIds.SingleDeployment, SymptomIds.SynchronousCalls, SymptomIds.SharedCache)]
    [InlineData("deploy/phase-1", SymptomIds.SharedDatabase, SymptomIds.SingleDeployment, SymptomIds.SynchronousCalls)]
    [InlineData("deploy/phase-2", SymptomIds.SynchronousCalls)]
    [InlineData("deploy/phase-3")]
    [InlineData("deploy/kubernetes")]
    public void Each_phase_has_the_expected_symptoms(string folder, params string[] present)
    {
        var symptoms = Spotter.Analyze([Repository.Find()[folder]], Corrections.None).Symptoms;

        symptoms.Where(symptom => symptom.Verdict is Presence.Present).Select(symptom => symptom.Id).ShouldBe(present, ignoreOrder: true);
        symptoms.Where(symptom => symptom.Verdict is Presence.Unknown).Select(symptom => symptom.Id).ShouldBe([SymptomIds.SharedLibrary]);
    }
}

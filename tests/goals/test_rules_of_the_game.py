"""What a customer says, when his goal is reached, what counts as said before:
the rules that the figures rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from aide.handoff import hours

from .customer import Bubble, Customer, question_of
from .game import play
from .goals import BadGoal, Goal, load, smoke
from .outcome import Outcome, is_same, wrong
from .report import figures, table, write_failures

OFFER = Bubble("Je peux enregistrer une réclamation. Le souhaitez-vous ?", field="offre")
RECAP = Bubble("Votre réclamation :\nMotif : frais contestés\nPuis-je l'enregistrer ?", field="confirme")
FILED = Bubble("C'est enregistré sous la référence REC-2026-000001.")
LOST = Bubble("Je n'ai pas compris. Pouvez-vous le dire autrement ?", field="reformule")
FEES = {"motif": "frais", "amount": "15.00", "date": "2026-03-09"}


def goal(**changes: object) -> Goal:
    usual = Goal(
        "a_frais",
        ("on m'a pris 15 euros",),
        {"offre": "oui", "confirme": "c'est bon", "autre": "je ne sais pas"},
    )
    return replace(usual, **{"complaints": ({"motif": "frais"},), **changes})


class Scripted:
    """Says these turns one after the other, the last one for ever;
    `files` tells what is filed after how many of them.
    """

    def __init__(
        self, *turns: Sequence[Bubble], outcome: Callable[[int], Outcome] = lambda _said: Outcome()
    ) -> None:
        self.heard: list[str] = []
        self._turns = turns
        self._outcome = outcome

    def says(self, text: str) -> Sequence[Bubble]:
        self.heard.append(text)
        return self._turns[min(len(self.heard), len(self._turns)) - 1] if self._turns else []

    def outcome(self) -> Outcome:
        return self._outcome(len(self.heard))

    def note(self) -> str:
        return ""


def filed_after(count: int, *complaints: dict[str, object]) -> Callable[[int], Outcome]:
    return lambda said: Outcome(list(complaints or [FEES]) if said >= count else [])


# ---- what the customer says


def test_a_sentence_is_said_twice_at_most():
    customer = Customer(goal(answers={"offre": "oui"}))
    assert [customer.answers("offre", None) for _ in range(3)] == ["oui", "oui", None]


def test_each_item_of_a_list_is_said_once_and_the_last_one_once_more():
    customer = Customer(goal(answers={"montant": ["15", "quinze euros"]}))
    assert [customer.answers("montant", None) for _ in range(4)] == [
        "15",
        "quinze euros",
        "quinze euros",
        None,
    ]


def test_what_he_has_no_answer_to_gets_his_answer_to_anything_else():
    assert Customer(goal()).answers("email", None) == "je ne sais pas"


def test_a_person_or_a_new_card_that_he_did_not_think_of_is_declined():
    assert Customer(goal()).answers("conseiller", None) == "non merci"
    assert Customer(goal()).answers("renouvelle", None) == "non merci"


def test_of_two_problems_each_has_its_own_answer():
    customer = Customer(goal(answers={"montant": "50", "montant/frais": "15"}))
    assert customer.answers("montant", "frais") == "15"
    assert customer.answers("montant", "virement_en_retard") == "50"


def test_the_question_is_what_the_last_bubble_that_tells_it_expects():
    assert question_of([OFFER, Bubble("Quelle date ?", field="date", motif="frais")]) == ("date", "frais")
    assert question_of([OFFER, FILED]) == ("offre", None)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Que s'est-il passé ?", "motif"),
        ("Quel est le montant ?", "montant"),
        ("Je bloque la carte •••• 4321 ?", "bloque"),
        ("Désolé, je n'ai pas compris.", "reformule"),
        ("Et ensuite ?", "autre"),
        ("C'est noté.", None),
    ],
)
def test_a_question_that_is_not_told_is_guessed_from_its_words(text, field):
    assert question_of([Bubble(text)]) == (field, None)


def test_what_may_be_done_at_any_time_asks_no_day():
    assert question_of([Bubble("Vous pourrez le faire quand vous voudrez.")]) == (None, None)
    assert question_of([Bubble("Depuis quand ?")]) == ("date", None)


# ---- when the goal is reached


def test_a_complaint_that_is_filed_is_reached_at_that_message():
    seat = Scripted([OFFER], [RECAP], [FILED], outcome=filed_after(3))
    played = play(goal(), seat)
    assert played.problems == []
    assert seat.heard == ["on m'a pris 15 euros", "oui", "c'est bon"]
    assert (played.messages, played.turns) == (3, 3)


def test_the_second_message_of_the_opening_is_said_whatever_was_answered():
    seat = Scripted([OFFER], [OFFER], [FILED], outcome=filed_after(3))
    play(goal(opening=("bonjour", "on m'a pris 15 euros")), seat)
    assert seat.heard[:2] == ["bonjour", "on m'a pris 15 euros"]


def test_after_the_goal_two_more_questions_are_answered_and_all_is_checked_again():
    seat = Scripted(
        [OFFER], [RECAP], [Bubble("Et ensuite ?")], outcome=lambda said: Outcome([FEES] * (said - 2))
    )
    played = play(goal(), seat)
    assert len(seat.heard) == 5
    assert played.problems == ["filed too much: 3 complaints instead of 1"]


def test_his_patience_has_an_end():
    seat = Scripted([Bubble("Et ensuite ?")])
    played = play(goal(patience=3, answers={"autre": [str(number) for number in range(50)]}), seat)
    assert len(seat.heard) == 3 + 6
    assert played.problems == ["not filed: 0 complaints instead of 1"]


def test_reached_after_his_patience_is_not_in_time():
    seat = Scripted([OFFER], [OFFER], [FILED], outcome=filed_after(3))
    assert play(goal(patience=3), Scripted([OFFER], [OFFER], [FILED], outcome=filed_after(3))).is_in_time
    late = play(goal(patience=2), seat)
    assert late.is_reached and not late.is_in_time


@pytest.mark.parametrize("one", load(), ids=lambda one: one.id)
def test_an_assistant_that_says_nothing_or_understands_nothing_reaches_no_goal(one):
    assert not play(one, Scripted()).is_reached
    assert not play(one, Scripted([LOST])).is_reached


def test_what_breaks_is_a_goal_that_is_not_reached():
    class Broken(Scripted):
        def says(self, text: str) -> Sequence[Bubble]:
            raise ConnectionError("gone")

    played = play(goal(), Broken())
    assert played.problems == ["broken: ConnectionError: gone"]
    assert played.lines == ["> on m'a pris 15 euros"]


# ---- what was wanted


def test_said_is_what_bubbles_say_at_the_beginning_of_words_without_accents():
    wanted = goal(complaints=(), says=(("médiateur", "recours"), ("15 jours",)))
    heard = "vous pouvez ecrire au mediateur apres 15 jours"
    assert wrong(wanted, Outcome(), heard=heard, unanswered=False) == []
    assert wrong(wanted, Outcome(), heard="en 15 jours, l'intermediateur", unanswered=False) == [
        "not said: any of ['médiateur', 'recours']"
    ]


def test_what_a_button_or_a_turn_not_understood_says_is_not_said():
    wanted = goal(complaints=(), says=(("médiateur",),))
    assert not play(wanted, Scripted([Bubble("Voici.", titles=("Le médiateur",))])).is_reached
    assert not play(wanted, Scripted([replace(LOST, text="Pas compris. Le médiateur ?")])).is_reached
    assert play(wanted, Scripted([Bubble("Voici le médiateur.")])).is_reached


def test_whoever_wants_that_nothing_is_done_must_be_answered():
    nothing = goal(complaints=())
    assert wrong(nothing, Outcome(), heard="tres bien", unanswered=False) == []
    assert wrong(nothing, Outcome(), heard="", unanswered=True) == ["not answered"]


def test_a_card_blocked_against_his_will_and_one_that_is_not_are_wrong():
    wanted = goal(complaints=(), blocked_cards=("4321",))
    assert wrong(wanted, Outcome(blocked=["4321"]), heard="", unanswered=False) == []
    assert wrong(wanted, Outcome(blocked=["5678"]), heard="", unanswered=False) == [
        "not blocked: ['4321']",
        "blocked against his will: ['5678']",
    ]


def test_a_person_called_unasked_is_wrong_and_so_is_one_not_called():
    assert wrong(goal(complaints=(), handoff=True), Outcome(handoffs=1), heard="", unanswered=False) == []
    assert wrong(goal(complaints=(), handoff=True), Outcome(), heard="", unanswered=False) == [
        "not handed over"
    ]
    assert wrong(goal(complaints=()), Outcome(handoffs=1), heard="", unanswered=False) == [
        "handed over unasked"
    ]


def test_a_complaint_is_the_one_wanted_by_all_that_he_told_of_it():
    filed = {
        "motif": "virement_en_retard",
        "amount": "250.00",
        "date": "2026-03-09",
        "beneficiary": "à Zoé Lambert",
    }
    assert is_same({"motif": "virement_en_retard", "montant": 250, "beneficiaire": "Zoe Lambert"}, filed)
    for key, value in (
        ("montant", 25),
        ("date", "2026-03-10"),
        ("beneficiaire", "Léo"),
        ("creancier", "Netflix"),
    ):
        assert not is_same({"motif": "virement_en_retard", key: value}, filed)


def test_a_sum_or_a_day_may_be_one_of_several_operations():
    operations = [{"amount": "9.90", "date": "2026-02-12"}, {"amount": "9.90", "date": "2026-03-12"}]
    filed = {**FEES, "amount": "19.80", "date": "2026-02-12", "operations": operations}
    assert is_same({"montant": 9.90, "date": "2026-03-12"}, filed)
    assert is_same({"montant": 19.80}, filed)
    assert not is_same({"montant": 15}, filed)


def test_what_is_wrong_in_a_complaint_is_named():
    (problem,) = wrong(
        goal(complaints=({"motif": "frais", "montant": 20},)), Outcome([FEES]), heard="", unanswered=False
    )
    assert problem.startswith("filed with a wrong montant: ")


# ---- what is counted


def test_a_long_bubble_said_again_word_for_word_is_counted_once_a_turn():
    again = play(goal(), Scripted([OFFER], [OFFER, OFFER], [FILED], outcome=filed_after(3)))
    assert again.repeated == 1


def test_a_short_bubble_and_a_summary_may_be_said_again():
    short = Bubble("Je vous écoute ?", field="offre")
    assert play(goal(), Scripted([short], [short], [FILED], outcome=filed_after(3))).repeated == 0
    answers = {"confirme": ["attendez", "c'est bon"]}
    assert (
        play(goal(answers=answers), Scripted([RECAP], [RECAP], [FILED], outcome=filed_after(3))).repeated == 0
    )


def test_a_turn_that_was_not_understood_is_counted():
    answers = {"reformule": "des frais", "confirme": "oui"}
    assert (
        play(goal(answers=answers), Scripted([LOST], [RECAP], [FILED], outcome=filed_after(3))).not_understood
        == 1
    )


def test_the_figures_add_up_and_the_table_names_the_failures(tmp_path):
    good = play(goal(), Scripted([OFFER], [RECAP], [FILED], outcome=filed_after(3)))
    bad = play(goal(id="a_virement"), Scripted([OFFER]))
    told = figures([good, bad])
    assert (told.goals, told.reached, told.in_time) == (2, 1, 1)
    assert told.turns == good.turns + bad.turns
    assert "not filed: a_virement" in table([good, bad])
    (tmp_path / "a_old.txt").write_text("an earlier failure")
    assert write_failures(tmp_path, [good, bad]) == 1
    (written,) = tmp_path.glob("*.txt")
    assert written.name == "a_virement.txt" and "> on m'a pris 15 euros" in written.read_text()


# ---- the files


def test_there_are_goals_enough_and_some_are_played_apart():
    read, unread = load(), load(held_out=True)
    ids = [one.id for one in (*read, *unread)]
    assert len(ids) >= 250 and len(unread) >= 12
    assert len(ids) == len(set(ids))


def test_six_writers_tell_them():
    assert len({one.file for one in (*load(), *load(held_out=True))}) >= 6


def test_thirty_are_played_by_the_usual_tests_of_every_theme_and_moment():
    every = load()
    chosen = smoke(every)
    assert len(chosen) == len({one.id for one in chosen}) == 30
    assert {one.theme for one in chosen} == {one.theme for one in every}
    assert {_is_open(one) for one in chosen} == {_is_open(one) for one in every} == {True, False}


def _is_open(goal) -> bool:
    """Whether somebody answers at that moment."""
    return hours.is_open(datetime.fromisoformat(goal.now))


def test_a_goal_that_cannot_be_read_is_refused(tmp_path):
    path = tmp_path / "clients_1.yml"
    path.write_text("- {id: a, opening: [bonjour], goal: {complaint: []}}")
    with pytest.raises(BadGoal, match="complaint does not exist"):
        load(tmp_path)
    path.write_text("- {id: a, goal: {says: [[x]]}}")
    with pytest.raises(BadGoal, match="an opening"):
        load(tmp_path)

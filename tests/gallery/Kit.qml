// SPDX-License-Identifier: GPL-3.0-or-later
// One page with every control of the kit, with sample texts in English and Arabic.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit

Window {
    id: page
    width: 1200
    height: 980
    visible: true
    color: Theme.paper
    property bool ar: false
    function t(english: string, arabic: string): string {
        return ar ? arabic : english
    }
    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: page.ar
        LayoutMirroring.childrenInherit: true
        RowLayout {
            anchors.fill: parent
            anchors.margins: Theme.s5
            spacing: Theme.s5
            ColumnLayout {
                Layout.preferredWidth: 240
                Layout.minimumWidth: 240
                Layout.maximumWidth: 240
                Layout.fillHeight: true
                spacing: 2
                SectionLabel {
                    text: page.t("Agenda", "جدول الأعمال")
                    Layout.bottomMargin: 8
                    Layout.leftMargin: 12
                }
                RowItem {
                    Layout.fillWidth: true
                    text: page.t("Approve October minutes", "المصادقة على محضر أكتوبر")
                    end: page.t("4 min", "٤ د")
                    done: true
                    leading: StageShape {
                        shape: "circle"
                    }
                }
                RowItem {
                    Layout.fillWidth: true
                    text: page.t("Workshop evenings", "أمسيات الورشة")
                    end: page.t("25 min", "٢٥ د")
                    current: true
                    leading: StageShape {
                        shape: "diamond"
                    }
                }
                RowItem {
                    Layout.fillWidth: true
                    focus: true
                    text: page.t("Delegate to the council of the river", "مندوب إلى مجلس النهر")
                    note: page.t("major · notice kept", "رئيسي · احتُرم الإشعار")
                    end: page.t("20 min", "٢٠ د")
                    leading: StageShape {
                        shape: "ring"
                    }
                }
                RowItem {
                    Layout.fillWidth: true
                    text: page.t("Meeting", "الاجتماع")
                    keys: "Ctrl+2"
                }
                Divider {
                    Layout.topMargin: 12
                    Layout.bottomMargin: 12
                }
                SectionLabel {
                    text: page.t("Stack", "قائمة المتحدثين")
                    Layout.bottomMargin: 8
                    Layout.leftMargin: 12
                }
                RowItem {
                    Layout.fillWidth: true
                    text: page.t("Chen", "تشن")
                    note: page.t("speaking · 1:12", "يتحدث · ١:١٢")
                    leading: Avatar {
                        name: page.t("Chen", "تشن")
                        active: true
                    }
                }
                RowItem {
                    Layout.fillWidth: true
                    text: page.t("Lucía", "لوسيا")
                    note: page.t("direct response", "رد مباشر")
                    leading: Avatar {
                        name: page.t("Lucía", "لوسيا")
                    }
                }
                ProgressBar {
                    Layout.fillWidth: true
                    Layout.topMargin: 16
                    Layout.leftMargin: 12
                    label: page.t("Looking into the bundle", "يجري فحص الحزمة")
                    share: 0.67
                    said: page.t("67%", "٦٧٪")
                }
                DropTarget {
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    Layout.preferredHeight: 150
                    shown: true
                    offer: page.t("Drop the bundle", "أفلت الحزمة")
                }
                Item {
                    Layout.fillHeight: true
                }
                Check {
                    Layout.fillWidth: true
                    text: page.t("Show names in the hall", "إظهار الأسماء في القاعة")
                    checked: true
                }
                Check {
                    Layout.fillWidth: true
                    text: page.t("Progressive stack", "قائمة تصاعدية")
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                spacing: Theme.s4
                Card {
                    Layout.fillWidth: true
                    StageTrail {
                        Layout.fillWidth: true
                        current: 5
                        names: page.ar
                            ? ["عرض", "توضيح","نقاش", "مخاوف","معالجة", "اختبار","مهلة الاعتراض"]
                            : ["Present", "Clarify","Discuss", "Concerns","Resolve", "Test","Block period"]
                    }
                    Title {
                        Layout.fillWidth: true
                        Layout.topMargin: 8
                        text: page.t("Open the workshop two evenings a week", "فتح الورشة مساءين في الأسبوع")
                    }
                    Words {
                        size: "small"
                        tone: "muted"
                        text: page.t("Version 3 · posted 22 November", "النسخة ٣ · نُشرت ٢٢ نوفمبر")
                        Layout.fillWidth: true
                    }
                    Body {
                        size: "lead"
                        Layout.fillWidth: true
                        text: page.t(
                            "From 7 January the workshop opens Tuesday and Thursday, 18:00 to 21:00, "
                            + "with two trained hosts each evening.",
                            "ابتداءً من ٧ يناير تُفتح الورشة يومي الثلاثاء والخميس "
                            + "من ٦ إلى ٩ مساءً بحضور مضيفين مدرَّبين."
                        )
                    }
                    ListSentence {
                        Layout.fillWidth: true
                        shape: "triangle"
                        tone: "amber"
                        text: page.t(
                            "Concern 3 stood aside by Marta: noise after 20:00",
                            "تنحّت مارتا عن المخاوف ٣: الضجيج بعد الثامنة"
                        )
                        note: page.t("raised 20:04", "أثيرت ٨:٠٤")
                        act: page.t("Open", "افتح")
                    }
                    ListSentence {
                        Layout.fillWidth: true
                        shape: "square"
                        tone: "red"
                        text: page.t(
                            "One block stands, under review until Friday",
                            "اعتراض واحد قائم، قيد المراجعة حتى الجمعة"
                        )
                    }
                    RowLayout {
                        spacing: 24
                        Figure {
                            value: page.t("0", "٠")
                            label: page.t("Blocks", "اعتراضات")
                        }
                        Figure {
                            value: page.t("2", "٢")
                            label: page.t("Reservations", "تحفظات")
                        }
                        Figure {
                            value: "—"
                            label: page.t("Agreement", "موافقة")
                            tone: "violet"
                        }
                        Item {
                            Layout.fillWidth: true
                        }
                    }
                    RowLayout {
                        spacing: 12
                        Button {
                            Layout.fillWidth: true
                            large: true
                            kind: "test"
                            text: page.t("Ask for agreement, count hands", "اسأل عن الموافقة وعُدّ الأيدي")
                            keys: "Ctrl+Enter"
                        }
                        Button {
                            large: true
                            text: page.t("Back to concerns", "عودة إلى المخاوف")
                        }
                    }
                }
                RowLayout {
                    spacing: 12
                    Button {
                        kind: "primary"
                        text: page.t("Post agenda", "انشر جدول الأعمال")
                        keys: "F2"
                    }
                    Button {
                        text: page.t("Print", "اطبع")
                        keys: "Ctrl+P"
                    }
                    Button {
                        kind: "danger"
                        text: page.t("Withdraw", "اسحب")
                    }
                    Button {
                        text: page.t("Off", "معطّل")
                        enabled: false
                    }
                    Tag {
                        text: page.t("action", "إجراء")
                    }
                    Tag {
                        text: page.t("test", "اختبار")
                        tone: "violet"
                    }
                    Tag {
                        text: page.t("concern", "مخاوف")
                        tone: "amber"
                    }
                    Tag {
                        text: page.t("block", "اعتراض")
                        tone: "red"
                    }
                    Tag {
                        text: page.t("question", "سؤال")
                        tone: "blue"
                    }
                }
                RowLayout {
                    spacing: 16
                    TextLine {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        label: page.t("Name of the group", "اسم المجموعة")
                        text: page.t("Riverside", "ضفة النهر")
                    }
                    TextLine {
                        Layout.fillWidth: true
                        label: page.t("Posted by", "يُنشر قبل")
                        placeholderText: page.t("18:00", "١٨:٠٠")
                        complaint: page.t("That is after the meeting begins.", "هذا بعد بدء الاجتماع.")
                    }
                    TextBox {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        label: page.t("Rationale", "المسوّغات")
                        rows: 2
                        placeholderText: page.t("Why did we decide this?", "لماذا قررنا هذا؟")
                    }
                }
                RowLayout {
                    spacing: 16
                    SearchField {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignVCenter
                        placeholderText: page.t("Search everything ever decided", "ابحث في كل القرارات")
                    }
                    FilterChip {
                        text: page.t("2026", "٢٠٢٦")
                        hint: page.t("Take this filter away", "أزل هذا المرشّح")
                    }
                    FilterChip {
                        text: page.t("Consensus", "توافق")
                        hint: page.t("Take this filter away", "أزل هذا المرشّح")
                    }
                }
                KeyLine {
                    Layout.fillWidth: true
                    size: "small"
                    text: "/media/stick/Riverside 2026-11-26.assembly"
                }
                ButtonRow {
                    Button {
                        text: page.t("Save it for the others to sign", "حفظه ليوقّعه الآخرون")
                    }
                    Button {
                        text: page.t("Not now", "ليس الآن")
                    }
                }
                DiffText {
                    Layout.fillWidth: true
                    added: page.t("added:", "أُضيف:")
                    removed: page.t("removed:", "حُذف:")
                    pieces: [
                        ["same", page.t("The workshop opens on ", "تُفتح الورشة مساء ")],
                        ["removed", page.t("Tuesdays", "الثلاثاء")],
                        ["added", page.t("Tuesdays and Thursdays", "الثلاثاء والخميس")],
                        ["same", page.t(", with two hosts.", "، بحضور مضيفَين.")]
                    ]
                }
                EmptyState {
                    Layout.fillWidth: true
                    title: page.t("No decisions yet", "لا قرارات بعد")
                    text: page.t(
                        "What your assembly agrees on stands here for as long as it holds.",
                        "هنا يقف ما تتفق عليه جمعيتكم ما دام ساريًا."
                    )
                    act: page.t("Begin a proposal", "ابدأ مقترحًا")
                    keys: "Ctrl+N"
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }
    function look(scheme: string, scale: real) {
        Theme.scheme = scheme
        Theme.textScale = scale
    }
}
